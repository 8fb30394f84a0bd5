import { describe, expect, it } from "vitest";
import { databaseUrlOf } from "../../../server/configured-values";
import { describePostgresUrl, isPostgresUrl } from "../../../server/storage/postgres-database";
import { databaseUnreachable } from "../../../server/storage/storage-errors";

const PASSWORD = "s3cret";

describe("the database's address", () => {
  it("is one of PostgreSQL, or none", () => {
    const address = `postgres://keyferry:${PASSWORD}@db.example.org:5432/keys`;
    expect(databaseUrlOf(address)).toBe(address);
    expect(databaseUrlOf(address.replace("postgres:", "postgresql:"))).toContain("postgresql:");
    expect(databaseUrlOf(undefined)).toBeNull();
    expect(databaseUrlOf("")).toBeNull();
  });

  it.each([
    `mysql://keyferry:${PASSWORD}@db.example.org/keys`,
    `postgres://keyferry:${PASSWORD}@db.example.org:99999/keys`,
    `keyferry:${PASSWORD}@db.example.org`,
  ])("is refused without being repeated: %s", (address) => {
    expect(() => databaseUrlOf(address)).toThrow(/^KEYFERRY_DATABASE_URL is not an address/);
    expect(() => databaseUrlOf(address)).not.toThrow(PASSWORD);
  });

  it("tells a server from a file", () => {
    expect(isPostgresUrl("POSTGRES://db/keys")).toBe(true);
    expect(["/var/lib/postgres/keyferry.db", ":memory:", "postgres.db"].some(isPostgresUrl)).toBe(false);
  });

  it("is described by place alone", () => {
    const address = `postgres://keyferry:${PASSWORD}@db.example.org:5432/keys?sslmode=require`;
    expect(describePostgresUrl(address)).toBe("db.example.org:5432/keys");
    const error = databaseUnreachable(
      describePostgresUrl(address),
      Object.assign(new Error("x"), { code: "28P01" }),
    );
    expect(error.message).toBe(
      "The database db.example.org:5432/keys cannot be used: it refuses the user or the password. See KEYFERRY_DATABASE_URL.",
    );
  });
});

import type { Grant } from "../../../shared/format";

/** Of the grants of one owner for the same data only the newest. */
export function newestBySubject(grants: readonly Grant[]): Map<string, Grant> {
  const newest = new Map<string, Grant>();
  for (const grant of grants) {
    const subject = `${grant.dataId}/${grant.ownerId}`;
    const other = newest.get(subject);
    if (other === undefined || !isOlder(grant, other)) newest.set(subject, grant);
  }
  return newest;
}

function isOlder(a: Grant, b: Grant): boolean {
  return a.epoch === b.epoch ? a.issuedAt < b.issuedAt : a.epoch < b.epoch;
}

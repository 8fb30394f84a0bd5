/** A value of type `T` that only its own parser or generator hands out. */
export type Brand<T, Name extends string> = T & { readonly __brand: Name };

/** Names a person: 16 random bytes as 32 lower-case hex digits. */
export type UserId = Brand<string, "UserId">;

/** Names a container (vault, folder or file): 16 bytes as 32 lower-case hex digits. */
export type DataId = Brand<string, "DataId">;

/** SHA-256 over a person's ID and both public keys, 32 bytes. */
export type Fingerprint = Brand<Uint8Array, "Fingerprint">;

/** A 128-bit secret: data key, item key, content key, tree node or leaf. */
export type SecretKey16 = Brand<Uint8Array, "SecretKey16">;

/** A raw Ed25519 public key, 32 bytes (RFC 8032 section 5.1.5). */
export type SigningPublicKey = Brand<Uint8Array, "SigningPublicKey">;

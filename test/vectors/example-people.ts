import {
  base64ToBytes,
  concatBytes,
  derivePublicHalves,
  type Fingerprint,
  fingerprintOf,
  hexToBytes,
  parseUserId,
  type SigningPublicKey,
  type UserId,
} from "../../shared/crypto";

/** Two people for tests and for the worked example of docs/format.md. Their private keys are public: use them for nothing else. */
export interface ExamplePerson {
  readonly userId: UserId;
  readonly encryptionPrivate: Uint8Array;
  readonly encryptionSpki: Uint8Array;
  readonly signingSeed: Uint8Array;
  readonly signingPrivate: Uint8Array;
  readonly signingKey: SigningPublicKey;
  readonly fingerprint: Fingerprint;
}

/** DER of an Ed25519 PKCS#8 key up to its seed (RFC 8410 section 7). */
const PKCS8_PREFIX = hexToBytes("302e020100300506032b657004220420");

function person(id: string, seedByte: string, rsaPkcs8: string): ExamplePerson {
  const userId = parseUserId(id.repeat(16));
  const signingSeed = hexToBytes(seedByte.repeat(32));
  const encryptionPrivate = base64ToBytes(rsaPkcs8);
  const signingPrivate = concatBytes(PKCS8_PREFIX, signingSeed);
  const { publicSpki, signingPublicKey } = derivePublicHalves(encryptionPrivate, signingPrivate);
  return {
    userId,
    encryptionPrivate,
    encryptionSpki: publicSpki,
    signingSeed,
    signingPrivate,
    signingKey: signingPublicKey,
    fingerprint: fingerprintOf(userId, publicSpki, signingPublicKey),
  };
}

/** The owner. */
export const alice = person(
  "a1",
  "11",
  "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQCB2Y2OeJsxKYG4S+QPZiPkDd6pMRsdYNZxnT674TQIVJ8tr5Z3" +
    "oozHa5Ai55mzZS8uM/aShpNqnCehhDlT7EgcZfbal48/XKh+965bBN4v2eXd8xqn+bS6pSgvoLojhkiTqJXn84aBF58ylRl2kzNQ" +
    "hnr/CHbEcK4Bc4kU7IWiQaADkmraF80i2E8q1rBmGQq13RmsQEECr9m3/eecUIC35FiyWruE1mEXAi9HSEiUZvdDXLOlsngzcGaj" +
    "n9OdHWpv5n71k0/mp9hXu3njgpT3GI3hDMle9wED+0b9HSGV9CMqGK5Kj/6Nl7H93efgx4SBF/9fSP6ldANqq2yDxsK5AgMBAAEC" +
    "ggEABChVc1k6e9icwAxDAzi1n7rPdSqeuAI2n4jlvjGD31vpRFbVyiMU35o6sVlpxxAPcorko1SmgfB5xt7DUKP1O56KqL1XT3Ot" +
    "q/INfbnSTOUsyl5bLUNuJVc+Kgc7CoHlT0ADu7tlBDtfxCh4uh6Usyh5JfMNDXVfpul+e0Jm9XbZhjN9InHrvTYXY0TUXd65MPLK" +
    "7G33wYzOYcKJHVnT5DFEzoQpzCkl2tOkn4UryRtSt5Fq/3hbj9aQ7m2WqIVde4PMqzctmByv1wCe8Wg+WikvAyy+KrQe4jbtYa9t" +
    "XWSTKjTOkBJwD+WT6mU6zGw2zFyYVs8e8TuEKFfGNGP3wQKBgQC2szEprPN7I1r3m7h7KdQWGRs4FsJRV72/0lWtXst6eKEAK36Q" +
    "BVRLXS4sqZ9lks/rRyQU/K6osyhJCMaPq2/4u4Bk2jZ66ULhg621FYCh3Dhk1nnLa6m2727mrU1mg+dCpQJsg1WHHhK5frwOJEXT" +
    "gwdtLLQlqEmhX71oVGduwQKBgQC18jXP/APkTfx7y2uJ9GqGFzNi88PJ4FffPOlvpOANTixVdRErt8GlAHNgs/rspAiuFvP40OVO" +
    "jfnKMEuVVasQk9Ye3O7Xqz1KMRFUIpN2hmX0/tTE1LDYZaucjOU2NHI4hfHC+ZF3UY0ysYfZQqC+Y0qSi3Z0U7a51pm1iVdJ+QKB" +
    "gQCf1FF9CQ2UOxDYrsUMEkK09k/GmLp0GNMp3aMQYW6W/LK0iFhXPCJLMAA2GEoWvQHh7UGWjptpgBoNEn1KsIrrSXUARZoFmszk" +
    "pqKvWVlHwHUhWjQAjnZRUFNvwEqHFXuZ5Osi7R5Ebz2oQ0PXB0qCyA0WKFaM3xVS9IOporU9wQKBgF5WI0ifZnUtakfVhQCWVdUI" +
    "moAn29AEHguFTZOxbOn5Kkt0015TfHfM8AWny+Z+dnGtPPo5dWtxeZ43xDi9nmCOBmsiKkRwaOra3h09gC/oJ10L883KaZcJwBz/" +
    "gKjGMKLV8DAjriSriAZMvh8LyMRuPvAUl2phLVDV0ASsHTIhAoGAKN8+wvs+7Y2I/gt+xCUuZJxqQH8TBBolHcrOoD9044lo9g+B" +
    "fIIIRhFAo3jw7OLnMzAuUvz38yd/dsiE79kWTuIG1NUyTEXMBOJYGdNgsT/unihwW8lbr0GAox4c6rmNTFzOdJhvy8J+l2z1lzHr" +
    "dakBYkcFJgN8vUWswX3xYDs=",
);

/** A recipient. */
export const bob = person(
  "b0",
  "22",
  "MIIEvgIBADANBgkqhkiG9w0BAQEFAASCBKgwggSkAgEAAoIBAQCh0ebQk4X9IBgN1D8/PFD7H+sGa5pKbyl7OlPQr31LWx+wBxY2" +
    "5pxmdeEN4u/ce58qo6pzvGOhfjS/re+drX0+7Qi/mHA5xFhM6f7+JzITENkgN3K7X8103L9waaCC9s6zmrFlRiJjBrUNiN1N2GBu" +
    "WF9QLh7xVcO8KFGFHjD6CJzndAAAvZiKTwIlDVg2QySPjQS7XD1EwTzmieDKjcnDzVCT8SRZIm2klrGqGzQ2DOCCBTNJvMws1iPO" +
    "vsFGRETM+ZHxlXPNzWMPObVmsLWVK65HMojbq29db+41w48xM5tgvpfj29iTcvfEUUVZ91RKSVgUt8qz4o7T8OubDhYfAgMBAAEC" +
    "ggEAD4g4uet3EHFMrcMiIP02nqwVIIQihqN93Uyfb+fwRFPmSjyb5sAi4fjNlcojEMwy3mJgQYSjIYSeJonY9o8I9wnEbbOBjiHp" +
    "AdTx+04i0c6rsJpx4kdTTrTDkVQqKnfrJjUicuCU+2FQ7pAlAcxTkTPdTjJnGO4NABn0nSzlMZKL/mFYtRUzhSxqP1BPcbAyOMIk" +
    "CibEj/o3pDv/c0I4Z0hdrqL6ZMVtjPdpbzviEkU6jNrrJpW3RLd/X7NIWga5MIgf8awSGGvLAnRidY+IqXdYuAZ+RFGnwaYxDfLl" +
    "LIKzNDjMApinjR3Ko41NBwygVLZU2SpOaBRXKxxnL+8RHQKBgQDLqhsyzfzbxqijnjuA4rVjxN6xt8GE5yvqRdc/vndzlrLLY6hX" +
    "ZuWrOYz8c+2KJvMI0PhvUMNUG0jqxfM48JMQBNNVw3ta0D2Rx1inkfiaDZpGGwTJ+57dMxaFSn0El7/BbrCqlSH0FOAEzbm9yOiX" +
    "g+MUAprlrTADX5AzwSBOywKBgQDLZxZhs660aAElQfWP3R8vWFR5n3qfWQOQbVAi9a1QMZbuJOxwab/PCcuw1LKlt/U+WDYNOcnr" +
    "32H1faXoHwi2+q5tGvQoZPSLK90w/qgvrJns3jdg9K9vNxwSfqjBxF81qGTisKzniR7p375PVJjTJOj1pi4V/QrYeWvWIs43fQKB" +
    "gQCJyf16wtgnDOF9SQly6m7UIBaWX/8CXrBcYIH/c2o3fqZaaoMzFr+dt2MGTZxREobs2QyrqxVrqsYLaH9kb4bfmJQuewHS7/4n" +
    "yZnWTTDHcRqGAbOcv6q8dtrutPWeDNjEEpJd5mXBT/o75b+bgfiywZz5JcYMS76nGZljGm80PwKBgQCI2GZafUUA4yhCJMpNa/tb" +
    "IxZSbVVWd9DKDoFnw9pCpdphhj38s2j0piaAZdl7XPSGaVqUM1kCdFu3ij1gmeCHGsjXZtb1hlZwe6ZpHCuTR5CXqDmh5X1SWcVt" +
    "PAHVu4RC2XRmf28Up1BBEOM9BDF9fMuu2YsQCBqP4cEHZItREQKBgARvbmDDhVXoEV3Kprd+kILK0qIDmcmV/AmUS69L2EzXzpkF" +
    "mjzlli1snk25s9Bn0eUYJWGXRqmRAhd8yvB6YC03vD3ugMuewDmurRLnSoNFBgPe3z7M8hhqsaHfE43Bo9DRYNT4ESwMndQUTy4H" +
    "g2hWaprf6TGAG6A6fmW/7b1j",
);

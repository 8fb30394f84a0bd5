import { z } from "zod";
import { dataIdSchema, fixedBytes } from "./encodings";

/** The vault root that the data belongs to; its ID must follow from the caller's signing key and the nonce. */
export const registrationSchema = z.strictObject({
  rootId: dataIdSchema,
  rootNonce: fixedBytes(16, "Nonce of the root ID"),
});

import { vrfOutputUnverified, vrfProve, vrfPublicKey } from "../../shared/crypto";
import { labelFromOutput, labelInput } from "../../shared/format";

export interface AddressLabel {
  /** 32 bytes; what the log's entries carry. */
  readonly label: Uint8Array;
  /** 80 bytes; shows whoever knows the address that this is its label. */
  readonly proof: Uint8Array;
}

/**
 * Gives each address its one label in this log. Whoever does not have the seed can neither make a label nor tell
 * whose it is; and no address has a second one under which somebody could be hidden.
 */
export class AddressLabels {
  readonly publicKey: Uint8Array;

  /** @param seed 32 bytes; never changes in the life of a log */
  constructor(private readonly seed: Uint8Array) {
    this.publicKey = vrfPublicKey(seed);
  }

  /** @param address normalized. Takes some milliseconds. */
  labelOf(address: string): AddressLabel {
    const proof = vrfProve(this.seed, labelInput(address));
    return { label: labelFromOutput(vrfOutputUnverified(proof)), proof };
  }
}

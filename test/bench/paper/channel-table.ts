import { createDemoPerson } from "../../../server-mock/demo-person";
import type { Certificates } from "../../contract/harness/certificates";
import { countDirectChannels } from "./direct-channels";
import { CHANNELS_OF_PAPER } from "./figures-of-paper";
import { countServerChannels } from "./server-channels";

export interface ChannelRow {
  readonly users: number;
  readonly direct: number;
  /** False where opening every channel would take too long, and n(n-1)/2 stands instead. */
  readonly directMeasured: boolean;
  readonly server: number;
}

const MORE_USERS = [20, 50, 100, 200, 500, 1000];
/** The pairs of 100 users are 4,950 handshakes; those of 1,000 would be 499,500. */
const MOST_USERS_DIRECT = 100;

/** Table 1, measured: 2 to 10 users as in the paper, then up to 1,000 in steps. */
export async function measureChannels(
  certificates: Certificates,
  report: (row: ChannelRow) => void,
): Promise<ChannelRow[]> {
  const model = await createDemoPerson("Model");
  const rows: ChannelRow[] = [];
  for (const users of [...CHANNELS_OF_PAPER.map((row) => row.users), ...MORE_USERS]) {
    const directMeasured = users <= MOST_USERS_DIRECT;
    const row = {
      users,
      direct: directMeasured ? await countDirectChannels(users, certificates) : (users * (users - 1)) / 2,
      directMeasured,
      server: await countServerChannels(users, certificates, model),
    };
    report(row);
    rows.push(row);
  }
  return rows;
}

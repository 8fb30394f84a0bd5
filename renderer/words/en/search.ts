import { grammarOf } from "../grammar";

const { number, form } = grammarOf("en");

export const searchWords = {
  field: "Search this vault",
  stop: "Stop searching",
  results: "Found items",
  found: (count: number) => `${number(count)} ${form(count, { one: "item", other: "items" })} found`,
  someOf: (shown: number, total: number) =>
    `The first ${number(shown)} of ${number(total)} found items. Type more to narrow it down.`,
  nothingTitle: (text: string) => `Nothing found for “${text}”`,
  nothingText: (vault: string) =>
    `The names of all files and folders in “${vault}” that you can read were searched, and how their data IDs begin. What is written in the files is not searched.`,
};

/** What somebody who comes by a vault's folder reads there. */
export const VAULT_NOTE_TEXT = `This folder is a Keyferry vault.

The files in it are encrypted. Their names and contents can be read only with
Keyferry, by the people they were shared with.

To open it: install Keyferry, choose "Open a vault", and choose this folder.

Please do not rename, move or delete single files in here. You may copy, sync or
move the folder as a whole; Keyferry finds everything by what is inside.
`;

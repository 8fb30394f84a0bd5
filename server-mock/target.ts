/** The demo's Bob, whom hostile modes pick on unless told otherwise. */
export const USUAL_TARGET = "bob@example.org";

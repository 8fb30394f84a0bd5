/** So many lines of a text are read at a time. In a file without schemas: those would bring their library into the page. */
export const MOST_LINES_READ = 200;

/** Minutes without use after which the app locks itself; 0 for never. */
export const AUTO_LOCK_MINUTES = [0, 5, 15, 60] as const;

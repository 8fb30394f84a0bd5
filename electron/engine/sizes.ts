/** Files up to this length are read and written whole by one worker, many in one message. */
export const SMALL_FILE_BYTES = 4 * 1024 * 1024;

/** A container of a small file: with what the largest head and the smallest segments add. */
export const SMALL_CONTAINER_BYTES = SMALL_FILE_BYTES + 128 * 1024;

/** What one run of a large file covers: enough work for the message about it not to matter. */
export const RUN_BYTES = 4 * 1024 * 1024;

/** Tags are 16 bytes each: one run reads those of a GiB of segments of the default size. */
export const TAGS_PER_RUN = 4096;

/** One run of copying a container's segments as they are, and the piece that is in memory at a time. */
export const COPY_RUN_BYTES = 16 * 1024 * 1024;
export const COPY_PIECE_BYTES = 1024 * 1024;

/** How much of a large file is written before it is synced for the first time. */
export const EARLY_SYNC_BYTES = 64 * 1024 * 1024;

/** What is decrypted into memory at most. */
export const MAX_BYTES_IN_MEMORY = 64 * 1024 * 1024;

/** Largest file that is read as text, in bytes. */
export const TEXT_LIMIT = 1024 * 1024;

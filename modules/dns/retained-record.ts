/** What a retained record would be called if it were created: no validation role may write such a name. */
export const NOT_IN_STATE = '_retained-but-not-in-the-state';

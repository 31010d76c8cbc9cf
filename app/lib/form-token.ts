/** Name of the hidden field that carries the session's token with every form of a signed-in person. */
export const TOKEN_FIELD = '_token'
/** Header in which a script may send it instead. */
export const TOKEN_HEADER = 'x-portal-token'

/** The cookie that carries a sign-in's token: httpOnly, SameSite=Strict, for the whole origin. */
export const signInCookieName = "parterre_sign_in";

/** The company's sign-on (OpenID Connect), in the system's browser. */
export interface SignOn {
  /**
   * Opens the browser and waits until the person has signed in.
   * @returns the ID token, for the key server to check
   * @throws KeyferryError `cancelled`, `sign-on-unavailable`, `sign-on-refused`
   */
  signIn(
    provider: { readonly issuer: string; readonly clientId: string },
    signal: AbortSignal,
  ): Promise<{ readonly idToken: string; readonly address: string }>;
}

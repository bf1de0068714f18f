/** A call that no page of this program makes: unknown, malformed, or against the contract. The message is Chinese. */
export class CallRefused extends Error {}

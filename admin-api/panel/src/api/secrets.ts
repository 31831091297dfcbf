/** How long what holds secrets is kept once the screen that asked for it is gone. */
export const SECRETS = 0;

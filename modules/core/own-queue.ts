/** Variable of a function's environment that holds the URL of its queue, where it sends itself messages. */
export const QUEUE_VARIABLE = 'CERTFLEET_QUEUE';

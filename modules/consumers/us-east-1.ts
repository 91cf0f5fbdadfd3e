/** Region that CloudFront, and what is built on it, takes certificates from. */
export const US_EAST_1 = 'us-east-1';

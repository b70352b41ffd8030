import { stopForJest } from './start-postgres';

/** Jest's global teardown. */
// eslint-disable-next-line import-x/no-default-export -- Jest takes the default export of a global teardown
export default stopForJest;

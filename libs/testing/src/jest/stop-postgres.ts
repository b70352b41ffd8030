import { stopForJest } from './start-postgres';

/** Jest's global teardown. */
export default stopForJest;

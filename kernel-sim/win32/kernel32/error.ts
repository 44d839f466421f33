/** The last error, as ring 3 reaches it. */
export { GetLastError, SetLastError } from '../ntdll/teb.ts';

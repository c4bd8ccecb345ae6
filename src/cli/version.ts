// Of package.json, the bundle contains this property alone.
export { version as VERSION } from '../../package.json';

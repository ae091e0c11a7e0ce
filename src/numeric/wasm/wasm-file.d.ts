/** A compiled file as its bytes: how esbuild puts it into a page. */
declare module '*.wasm' {
  const bytes: BufferSource;
  export default bytes;
}

/** Points of a plane, by place. */
export interface Points {
  readonly x: Float32Array;
  readonly y: Float32Array;
}

/** For editors only; `asc --use real=f32 --use FMA=0` (asconfig.json) gives these their meaning at build time. */
declare type real = f64;
declare const FMA: i32;

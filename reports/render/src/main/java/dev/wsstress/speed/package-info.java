/** The gate for speed: what differs between two builds, and how surely. */
@NullMarked
package dev.wsstress.speed;

import org.jspecify.annotations.NullMarked;

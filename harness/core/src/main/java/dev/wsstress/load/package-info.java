/** Who sends what and when: conversations, actors, latency. */
@NullMarked
package dev.wsstress.load;

import org.jspecify.annotations.NullMarked;

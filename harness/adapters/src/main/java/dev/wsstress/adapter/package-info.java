/** Clients and servers of other people as subjects, one small class each. */
@NullMarked
package dev.wsstress.adapter;

import org.jspecify.annotations.NullMarked;

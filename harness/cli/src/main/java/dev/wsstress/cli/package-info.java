/** The command line: options to a call to an exit code. */
@NullMarked
package dev.wsstress.cli;

import org.jspecify.annotations.NullMarked;

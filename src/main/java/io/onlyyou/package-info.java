/** The application: wiring, security, clock, and the mapping of every room's refusals to problem details. */
@NullMarked
package io.onlyyou;

import org.jspecify.annotations.NullMarked;

/** What every image model promises, shown against stub servers that speak the providers' documented protocols. */
@NullMarked
package io.onlyyou.imaging.kit;

import org.jspecify.annotations.NullMarked;

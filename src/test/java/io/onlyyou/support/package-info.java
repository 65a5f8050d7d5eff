/** What integration tests share: a real PostgreSQL, an issuer of tokens, and the annotation that puts them in place. */
@NullMarked
package io.onlyyou.support;

import org.jspecify.annotations.NullMarked;

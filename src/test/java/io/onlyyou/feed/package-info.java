/** Tests of the feed room; {@link io.onlyyou.feed.Bench} sets it up on a real PostgreSQL without the rest. */
@NullMarked
package io.onlyyou.feed;

import org.jspecify.annotations.NullMarked;

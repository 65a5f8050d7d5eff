/**
 * What a caller embeds: it asks the service about a page and always has a page to give to the person, by the deadline,
 * whatever becomes of the service.
 *
 * <p>The way through it: a {@link io.onlyyou.client.FeedClient} takes a page and a {@link io.onlyyou.client.PageVisit}
 * and gives a {@link io.onlyyou.client.ServedPage}. It sends the page to be spliced, or asks for a plan alone and
 * splices here with the core that the service itself uses. What the service answers is checked before it is believed.
 *
 * <p>Nothing but the JDK, from version 17 on: the jar with classifier {@code client} holds this package and
 * {@code splice}, and nothing else.
 */
@ApplicationModule(allowedDependencies = "splice")
@NullMarked
package io.onlyyou.client;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

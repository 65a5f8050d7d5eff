/**
 * Portraits and the jobs that make them: scenarios, selfies, queue, worker, inventory.
 *
 * <p>Owns {@code portrait}, {@code portrait_job}, {@code portrait_wish} and db-scheduler's {@code scheduled_tasks}. A job is asked for in the
 * caller's transaction; what it makes is published only under the very consents it was asked for under, and at most once.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"consent", "vault", "imaging", "switches"})
package io.onlyyou.portrait;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

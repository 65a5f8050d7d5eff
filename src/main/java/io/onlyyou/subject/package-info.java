/**
 * What the person sees and steers: consents and receipts, portraits and what is asked for, the jobs that make them, and why each exists.
 *
 * <p>Owns no tables. Everything is looked for among the rows of the subject in the path, so what belongs to somebody else
 * does not exist here.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"consent", "vault", "portrait", "feed"})
package io.onlyyou.subject;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

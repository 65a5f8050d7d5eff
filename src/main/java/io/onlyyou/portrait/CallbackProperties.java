package io.onlyyou.portrait;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where providers reach this service.
 *
 * @param publicUrl where the service is reached from outside
 */
@ConfigurationProperties("onlyyou")
record CallbackProperties(@Nullable String publicUrl) {}

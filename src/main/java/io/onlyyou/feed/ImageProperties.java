package io.onlyyou.feed;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a picture's address is good for; consent is asked again at every fetch all the same.
 *
 * @param urlValidity from a second to a day
 */
@ConfigurationProperties("onlyyou.images")
record ImageProperties(@DefaultValue("PT15M") Duration urlValidity) {}

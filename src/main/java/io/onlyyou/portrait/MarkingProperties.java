package io.onlyyou.portrait;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is seen on pictures that are handed out, beside what their metadata says.
 *
 * @param visible the words that are drawn on every size of every picture
 */
@ConfigurationProperties("onlyyou.marking")
record MarkingProperties(@DefaultValue("none") VisibleMark visible) {}

package io.onlyyou.feed;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.context.properties.source.UnboundElementsSourceFilter;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Stops the start where a feed has a setting of a name that there is not: mistyped, it would be passed over, and the feed
 * served by a default that nobody chose.
 *
 * <p>Environment variables and system properties are let be: not each of them is meant for us.
 */
@Component
class FeedSettingNames {

    private static final String FEEDS = "onlyyou.feeds";

    FeedSettingNames(Environment environment) {
        try {
            Binder.get(
                            environment,
                            new NoUnboundElementsBindHandler(BindHandler.DEFAULT, new UnboundElementsSourceFilter()))
                    .bind(FEEDS, Bindable.mapOf(String.class, FeedSettings.class));
        } catch (BindException e) {
            if (e.getCause() instanceof UnboundConfigurationPropertiesException unbound) {
                throw refusal(unbound.getUnboundProperties().iterator().next());
            }
            throw e;
        }
    }

    private static InvalidConfigurationPropertyValueException refusal(ConfigurationProperty unknown) {
        return new InvalidConfigurationPropertyValueException(
                unknown.getName().toString(),
                unknown.getValue(),
                "There is no such setting. A feed has " + names(FeedSettings.class) + "; a rule has "
                        + names(FeedRule.class) + ".");
    }

    private static String names(Class<? extends Record> settings) {
        return Arrays.stream(settings.getRecordComponents())
                .map(RecordComponent::getName)
                .map(name -> name.replaceAll("(?=[A-Z])", "-").toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }
}

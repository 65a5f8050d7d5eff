package io.onlyyou.consent;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Knows the countries that there are; of their subdivisions only the form. */
public final class RegionValidator implements ConstraintValidator<Region, String> {

    private static final Pattern FORM = Pattern.compile("([A-Z]{2})(-[A-Z0-9]{1,3})?");
    private static final Set<String> COUNTRIES =
            Stream.concat(Stream.of(Locale.getISOCountries()), Stream.of("XK")).collect(Collectors.toUnmodifiableSet());

    /** Nothing is no region, and no wrong one. */
    @Override
    public boolean isValid(@Nullable String region, ConstraintValidatorContext context) {
        return region == null || isRegion(region);
    }

    static boolean isRegion(String code) {
        Matcher form = FORM.matcher(code);
        return form.matches() && COUNTRIES.contains(form.group(1));
    }
}

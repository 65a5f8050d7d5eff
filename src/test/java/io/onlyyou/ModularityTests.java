package io.onlyyou;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.onlyyou.consent.DecisionLock;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.data.repository.Repository;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/** The arrows between the rooms, and what holds in all of them. */
class ModularityTests {

    private static final Set<String> ROOMS = Set.of(
            "client",
            "splice",
            "outbox",
            "switches",
            "consent",
            "vault",
            "imaging",
            "portrait",
            "onboarding",
            "feed",
            "subject",
            "admin",
            "demo");

    private final JavaClasses all = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.onlyyou");

    @Test
    void roomsNameOnlyTheRoomsThatTheyMay() {
        ApplicationModules modules = ApplicationModules.of(OnlyYouApplication.class);

        assertThat(modules.stream()
                        .map(ApplicationModule::getIdentifier)
                        .map(Object::toString)
                        .collect(Collectors.toSet()))
                .isEqualTo(ROOMS);
        modules.verify();
    }

    /** Everything about persistence stays inside its room. */
    @Test
    void entitiesAndRepositoriesAreNotPublic() {
        hasSubjects(all, Entity.class.getName());
        check(classes().that().areAnnotatedWith(Entity.class).should().notBePublic());
        check(classes().that().areAssignableTo(Repository.class).should().notBePublic());
    }

    /** Time comes from the clock that is injected, or from the database. */
    @Test
    void nobodyReadsTheTimeBesideTheClock() {
        check(noClasses().should().callMethod(Instant.class, "now"));
        check(noClasses().should().callMethod(System.class, "currentTimeMillis"));
    }

    /** What is written behind it may be lost in a crash, which holds for showings and must not hold for consent. */
    @Test
    void nobodyButTheFeedLocksAsForADecision() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("io.onlyyou.feed..")
                .and()
                .doNotHaveFullyQualifiedName(DecisionLock.class.getName())
                .should()
                .dependOnClassesThat()
                .areAssignableTo(DecisionLock.class));
    }

    /** What runs only on a developer's machine is named by nobody, so that the packaged jar can go without it. */
    @Test
    void nothingNeedsTheDemo() {
        hasPackage(all, "io.onlyyou.demo");
        check(noClasses()
                .that()
                .resideOutsideOfPackage("io.onlyyou.demo..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.onlyyou.demo.."));
    }

    private void check(ArchRule rule) {
        rule.allowEmptyShould(false).check(all);
    }

    private static void hasSubjects(JavaClasses classes, String annotation) {
        assertThat(classes.stream().filter(each -> each.isAnnotatedWith(annotation)))
                .isNotEmpty();
    }

    private static void hasPackage(JavaClasses classes, String name) {
        assertThat(classes.stream().filter(each -> each.getPackageName().equals(name)))
                .isNotEmpty();
    }
}

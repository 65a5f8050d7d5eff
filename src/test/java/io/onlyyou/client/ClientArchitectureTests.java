package io.onlyyou.client;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ClientArchitectureTests {

    /** Whoever embeds it gets the core and nothing else. Annotations of the package itself are left out of the jar. */
    @Test
    void dependsOnNothingButTheJdkAndTheCore() {
        JavaClasses room = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.onlyyou.client")
                .that(DescribedPredicate.describe(
                        "are types", (JavaClass type) -> !type.getSimpleName().equals("package-info")));
        assertThat(room).extracting(JavaClass::getSimpleName).contains("FeedClient", "PlanAnswer", "SplicedAnswer");

        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "io.onlyyou.splice..", "io.onlyyou.client..")
                .check(room);
    }
}

package io.onlyyou.splice;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class SpliceArchitectureTests {

    /** The room also travels in the client jar, where nothing else is. Annotations of the package itself do no harm. */
    @Test
    void dependsOnNothingButTheJdk() {
        JavaClasses room = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.onlyyou.splice")
                .that(DescribedPredicate.describe(
                        "are types", (JavaClass type) -> !type.getSimpleName().equals("package-info")));
        assertThat(room).extracting(JavaClass::getSimpleName).contains("PageScanner", "Splicer", "PlacementRule");

        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "io.onlyyou.splice..")
                .check(room);
    }
}

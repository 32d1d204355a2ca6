plugins {
    application
}

repositories {
    mavenLocal()
    mavenCentral()
}

java {
    toolchain { languageVersion = JavaLanguageVersion.of(25) }
}

dependencies {
    implementation("org.intaglio:intaglio-runtime:0.1.0-SNAPSHOT")
    annotationProcessor("org.intaglio:intaglio-processor:0.1.0-SNAPSHOT")
}

application {
    mainClass = "com.example.Main"
    applicationDefaultJvmArgs = listOf("--add-modules=jdk.incubator.vector")
}

rootProject.name = "xor"

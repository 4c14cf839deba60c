"""The same content, built by this project and by engines that others have made."""

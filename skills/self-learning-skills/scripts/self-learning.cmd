@echo off
rem Runs the self-learning program: the one beside this script, else the installed one.
if exist "%~dp0bin\win-x64\self-learning.exe" (
  "%~dp0bin\win-x64\self-learning.exe" %*
  exit /b %errorlevel%
)
where self-learning.exe >nul 2>nul && (
  self-learning.exe %*
  exit /b %errorlevel%
)
echo self-learning: there is no program for Windows yet; use WSL, or put self-learning.exe on the PATH. 1>&2
exit /b 1
